"""Phần kết: reads recipients and signers."""
