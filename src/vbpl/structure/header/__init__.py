"""Phần đầu: reads issuers, number, date, type, subject and addressees."""
