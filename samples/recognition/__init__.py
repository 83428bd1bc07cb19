"""Pairs of photographs as short films: which exercise are they taken for?"""
