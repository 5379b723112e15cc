"""The same routes in the original: gunicorn python_app:app."""
from flask import Flask, render_template, session
from jinja2 import DictLoader

BASE = """<!doctype html>
<html><head><title>{% block title %}{% endblock %}</title></head>
<body><h1>{{ self.title() }}</h1>{% block content %}{% endblock %}</body></html>
"""
PAGE = """{% extends 'base.html' %}
{% block title %}Fortunes{% endblock %}
{% block content %}<table>
{% for row in rows %}<tr class="{{ loop.cycle('odd', 'even') }}"><td>{{ row.id }}</td><td>{{ row.name }}</td><td>{{ row.price }}</td></tr>
{% endfor %}</table>{% endblock %}
"""
ROWS = [
    {"id": i, "name": f"Tom & <Jerry> {i}" if i % 10 == 0 else f"Fortune number {i}", "price": str(i * 37 % 1000 / 10)}
    for i in range(1, 101)
]

app = Flask("bench", static_folder=None, template_folder=None)
app.secret_key = "benchmark"
app.jinja_loader = DictLoader({"base.html": BASE, "page.html": PAGE})


@app.get("/plaintext")
def plaintext():
    return "Hello, World!"


@app.get("/add/<int:a>/<int:b>")
def add(a, b):
    return {"sum": a + b}


@app.get("/page")
def page():
    return render_template("page.html", rows=ROWS)


@app.get("/session")
def visits():
    session["visits"] = session.get("visits", 0) + 1
    return str(session["visits"])
