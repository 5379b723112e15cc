"""An existing Flask of Python, which keeps serving while .NET takes over the rest."""
from flask import Flask, flash, jsonify, request, session

app = Flask(__name__)
app.secret_key = "shared by both"


@app.get("/whoami")
def whoami():
    return jsonify(user=session.get("user"), path=request.script_root)


@app.post("/remember")
def remember():
    session["colour"] = request.form["colour"]
    return "remembered"
