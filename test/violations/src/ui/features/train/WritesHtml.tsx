export const X = ({ html }: { html: string }) => <p dangerouslySetInnerHTML={{ __html: html }} />;
