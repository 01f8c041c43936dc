"""What a mention means where it stands."""
