"""Phần đầu: issuers, number, date, type, subject, addressees."""
