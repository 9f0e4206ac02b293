"""The corpus job's arithmetic: functions from Arrow columns to Arrow columns, vectorised with numpy.

They know nothing of the engine that calls them, of files given by a user, or of each other's
order; the same columns give the same bytes, whatever batches they come in.
"""
