"use client";

import { type ComponentProps, useState } from "react";
import { controlAttributes, Field, type FieldProps, useField } from "#components/ui/field.tsx";

type Props = FieldProps & Pick<ComponentProps<"input">, "accept" | "multiple" | "capture" | "onChange">;

/** A real file field in a frame that also takes a file dropped on it. Say the limits in `help`: they are read before choosing. */
export function FileInput({ accept, multiple, capture, onChange, ...field }: Props) {
  const links = useField(field);
  const [over, setOver] = useState(false);
  return (
    <Field {...field} links={links}>
      <span
        className="file-drop"
        data-over={over}
        onDragOver={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
      >
        <input
          type="file"
          accept={accept}
          multiple={multiple}
          capture={capture}
          onChange={onChange}
          {...controlAttributes(field, links)}
        />
      </span>
    </Field>
  );
}
