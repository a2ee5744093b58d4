"""What a person asks for, a file each: build, check, translate."""
