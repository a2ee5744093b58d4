"""What flows from stage to stage: frozen values without a stage of their own."""
