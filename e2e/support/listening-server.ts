import { createServer } from "node:http";

/** A server on a port of its own that answers everything, lets anyone read the answer, and remembers who asked. */
export interface ListeningServer {
  readonly origin: string;
  /** "GET /path" and the body of each request so far. */
  readonly hits: readonly { readonly request: string; readonly body: string }[];
  close(): Promise<void>;
}

export async function startListeningServer(): Promise<ListeningServer> {
  const hits: { request: string; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (text: string) => {
      body += text;
    });
    request.on("end", () => {
      hits.push({ request: `${request.method} ${request.url}`, body });
      // Open to everyone: if nothing arrives, it is the page's own policy that held it back.
      response.writeHead(200, {
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Allow-Headers": "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Content-Type": "text/plain",
      });
      response.end("here");
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    origin: `http://localhost:${address.port}`,
    hits,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
