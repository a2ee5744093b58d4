"""What is handed from stage to stage: frozen values that belong to no stage."""
