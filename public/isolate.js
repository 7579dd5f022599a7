// For hosts that send no headers: a service worker of our own adds them, from the second load on. Where the host sends
// them itself (crossOriginIsolated), and where service workers are refused, this does nothing.
if (!globalThis.crossOriginIsolated && globalThis.isSecureContext && navigator.serviceWorker) {
  navigator.serviceWorker
    .register("service-worker.js")
    .then(() => navigator.serviceWorker.ready)
    .then(() => {
      // Once a tab: a browser that does not take the headers from a service worker must not reload for ever.
      if (sessionStorage.getItem("lathe-headers") !== null) return;
      sessionStorage.setItem("lathe-headers", "asked");
      location.reload();
    })
    .catch(() => {});
}
