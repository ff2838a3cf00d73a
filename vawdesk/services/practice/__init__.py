"""The practice vault: invented people and their files, made through the same door as real ones. Loaded only when it is asked for."""
