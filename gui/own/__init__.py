"""What a person keeps beside the catalog: functions and rules, as files in a folder."""
