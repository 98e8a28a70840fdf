import { Link } from "#components/ui/link.tsx";

/** The text of a message, paragraph by paragraph. Addresses of this portal become links; nothing else is interpreted. */
export function MailText({ text }: { text: string }) {
  const paragraphs = text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== "");
  return (
    <div className="prose">
      {paragraphs.map((paragraph) => (
        <Paragraph key={paragraph} text={paragraph} />
      ))}
    </div>
  );
}

function Paragraph({ text }: { text: string }) {
  const address = /^(.*: )(https?:\/\/\S+)$/.exec(text);
  const path = address?.[2] && URL.parse(address[2]);
  if (address && path) {
    return (
      <p>
        {address[1]}
        <Link href={path.pathname + path.search}>{address[2]}</Link>
      </p>
    );
  }
  return <p className="whitespace-pre-line">{text}</p>;
}
