"use strict";

// One console on a page: it sends what is typed, asks for the PIN when the server wants it, and shows answers as plain text.
for (const section of document.querySelectorAll(".console")) {
  const log = section.querySelector(".log");
  const pin = section.querySelector(".pin");
  const input = section.querySelector(".input");
  const code = input.elements.code;
  const typed = [];
  let at = 0;

  const send = (command, body) => fetch(
    `?__debugger__=yes&cmd=${command}&s=${section.dataset.secret}&console=${section.dataset.console}`,
    { method: "POST", body, headers: { "Content-Type": "text/plain" } });

  const show = (kind, text) => {
    const line = document.createElement("div");
    line.className = kind;
    line.textContent = text;
    log.append(line);
    log.scrollTop = log.scrollHeight;
  };

  const ask = () => {
    pin.hidden = false;
    input.hidden = true;
    pin.elements.pin.focus();
  };

  const fit = () => {
    code.rows = code.value.split("\n").length;
  };

  const evaluate = async () => {
    const text = code.value;
    if (!text.trim()) return;
    const answer = await send("eval", text);
    if (answer.status === 403) return ask();
    const result = await answer.json();
    if (result.outcome === "Incomplete") {
      code.value = text + "\n" + code.value.slice(text.length); // what was typed meanwhile stays
      return fit();
    }
    typed.push(text);
    at = typed.length;
    code.value = "";
    fit();
    show("typed", text);
    if (result.text) show(result.outcome.toLowerCase(), result.text);
  };

  code.addEventListener("input", fit);
  code.addEventListener("keydown", event => {
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      evaluate().catch(() => show("failed", "The server does not answer."));
    } else if ((event.key === "ArrowUp" || event.key === "ArrowDown") && code.rows === 1) {
      at = Math.max(0, Math.min(typed.length, at + (event.key === "ArrowUp" ? -1 : 1)));
      code.value = typed[at] ?? "";
      fit();
    }
  });

  pin.addEventListener("submit", async event => {
    event.preventDefault();
    const answer = await (await send("pinauth", pin.elements.pin.value)).json();
    pin.elements.pin.value = "";
    if (answer.auth) {
      pin.hidden = true;
      input.hidden = false;
      code.focus();
      evaluate();
    } else {
      show("failed", answer.exhausted ? "Too many wrong PINs: start the server again." : "That is not the PIN.");
    }
  });

  pin.querySelector(".tell").addEventListener("click", () => send("printpin"));
  section.addEventListener("click", event => {
    if (event.target === section || event.target === log) code.focus();
  });
  section.hidden = false;
}
