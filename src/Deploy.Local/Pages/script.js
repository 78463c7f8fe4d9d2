// Keeps the part of the page that changes up to date, without losing what has the focus. The page works without it.
"use strict";

const pause = 1500;
const live = document.getElementById("live");
const lost = document.getElementById("lost");
const log = () => document.getElementById("log");

// The notice of an action is not said again when the page is loaded again.
const here = new URL(location.href);
if (here.searchParams.has("notice")) {
  here.searchParams.delete("notice");
  history.replaceState(null, "", here);
}

function isAtEnd(box) {
  return !box || box.scrollHeight - box.scrollTop - box.clientHeight < 40;
}

function toEnd() {
  const box = log();
  if (box) box.scrollTo({ top: box.scrollHeight, behavior: "instant" });
}

/** Makes a node like another one; what is the same stays, with its focus and what was opened in it. */
function follow(node, wanted) {
  if (node.isEqualNode(wanted)) return;
  if (node.nodeType !== Node.ELEMENT_NODE || node.nodeName !== wanted.nodeName || node.id !== wanted.id) {
    node.replaceWith(document.importNode(wanted, true));
    return;
  }
  for (const { name } of [...node.attributes])
    if (!wanted.hasAttribute(name) && name !== "open") node.removeAttribute(name);
  for (const { name, value } of wanted.attributes)
    if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  followChildren(node, wanted);
}

function followChildren(node, wanted) {
  const ids = new Set([...wanted.children].map(child => child.id).filter(id => id));
  for (const child of [...node.children])
    if (child.id && !ids.has(child.id)) child.remove();
  const known = new Map([...node.children].filter(child => child.id).map(child => [child.id, child]));
  let at = node.firstChild;
  for (const child of wanted.childNodes) {
    const own = child.id ? known.get(child.id) : at && !at.id && at.nodeName === child.nodeName ? at : null;
    if (!own) {
      node.insertBefore(document.importNode(child, true), at);
      continue;
    }
    if (own === at) at = at.nextSibling;
    else node.insertBefore(own, at);
    follow(own, child);
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

async function refresh() {
  const reply = await fetch(location.href, { headers: { "X-Part": "live" }, cache: "no-store", credentials: "omit" });
  if (!reply.ok) return;
  const wanted = document.createElement("template");
  wanted.innerHTML = await reply.text();
  const stays = isAtEnd(log());
  followChildren(live, wanted.content);
  if (stays) toEnd();
}

async function keepRefreshing() {
  for (;;) {
    await new Promise(done => setTimeout(done, pause));
    if (document.hidden) continue;
    try {
      await refresh();
      lost.hidden = true;
    } catch {
      // Local has ended, or is being started again.
      lost.hidden = false;
    }
  }
}

toEnd();
keepRefreshing();
