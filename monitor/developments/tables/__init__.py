"""Tables of the judgement that are not one language's words: units, synonyms, endings."""
