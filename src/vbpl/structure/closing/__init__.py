"""Phần kết: recipients and signers."""
