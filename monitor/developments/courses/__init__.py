"""Follows figures through the versions of an article: a course is the series of values of one count."""

from monitor.developments.courses.before import Previous, previous_figures
from monitor.developments.courses.follow import Course, Point, courses, language_of

__all__ = ["Course", "Point", "Previous", "courses", "language_of", "previous_figures"]
