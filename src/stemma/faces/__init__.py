"""What people and programs see: command line, report, exports."""
