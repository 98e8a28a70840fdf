"use client";

import { type ComponentProps, useState } from "react";
import { controlAttributes, Field, type FieldProps, useField } from "#components/ui/field.tsx";

type Props = FieldProps & Pick<ComponentProps<"input">, "accept" | "multiple" | "capture" | "onChange">;

/** A real file field, large enough to drop a file on: browsers take it without script. Say the limits in `help`: they are read before choosing. */
export function FileInput({ accept, multiple, capture, onChange, ...field }: Props) {
  const links = useField(field);
  const [over, setOver] = useState(false);
  return (
    <Field {...field} links={links}>
      <input
        type="file"
        className="file-drop"
        accept={accept}
        multiple={multiple}
        capture={capture}
        data-over={over}
        onDragOver={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
        onChange={onChange}
        {...controlAttributes(field, links)}
      />
    </Field>
  );
}
