"""What is new in every update of a news article, sentence by sentence, with evidence."""
