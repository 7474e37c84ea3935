"""python -m monitor"""
