"use client";

import { useCallback } from "react";
import { Combobox, type Suggestion } from "#components/invoices/deposit/combobox.tsx";
import { useDraft, useDraftField, useReadHint } from "#components/invoices/deposit/form-context.tsx";
import { putValue } from "#components/invoices/deposit/put-value.ts";
import type { DraftView, LiveState } from "#components/invoices/deposit/view.ts";
import { controlId } from "#components/invoices/deposit/zones.ts";
import { Details } from "#components/ui/blocks.tsx";
import { Button } from "#components/ui/button.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";

type Hit = { siret: string; name: string; place: string };

function setValue(field: string, value: string) {
  const input = document.getElementById(controlId(field));
  if (!(input instanceof HTMLInputElement)) return;
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Destinataire: the public entity, found by number, name or town, and what it asks for, said before anything is typed. */
export function RecipientBlock() {
  const { view, live, words, save } = useDraft();
  const siret = useDraftField("recipientIdentifier");
  const says = useReadHint("recipientIdentifier");
  const found = live.recipient;
  const answerOf = (text: string) => (text.replace(/\s/g, "") === view.stateSiret ? "oui" : "non");
  // At once, so that no form leaves with an answer that its SIRET contradicts.
  const follow = ({ form, value }: HTMLInputElement) => form && putValue(form, "etat", answerOf(value));

  const search = useCallback(
    async (typed: string, signal: AbortSignal): Promise<readonly Suggestion[]> => {
      if (typed.trim().length < 3) return [];
      const response = await fetch(`${view.urls.recipients}?q=${encodeURIComponent(typed)}`, { signal });
      if (!response.ok) return [];
      const hits = (await response.json()) as Hit[];
      return hits.map((hit) => ({ value: hit.siret, label: hit.name, hint: `${hit.siret} · ${hit.place}` }));
    },
    [view.urls.recipients],
  );

  return (
    <fieldset
      className="fieldset"
      onInput={({ target }) => {
        if (target instanceof HTMLInputElement && target.name === siret.name) follow(target);
      }}
    >
      <legend>{words.recipient}</legend>
      <RadioGroup
        name="etat"
        label={words.isState}
        help={words.isStateHelp}
        required
        defaultValue={answerOf(view.fields.recipientIdentifier)}
        choices={[
          { value: "oui", label: words.yes },
          { value: "non", label: words.no },
        ]}
        onChange={(event) => {
          const yes = event.currentTarget.value === "oui";
          setValue("recipientIdentifier", yes ? view.stateSiret : "");
          if (yes) save();
        }}
      />
      <Combobox
        {...siret}
        label={words.siret}
        help={says ?? words.siretHelp}
        required
        maxLength={80}
        suggest={search}
        onChoose={(_, input) => {
          follow(input);
          save();
        }}
        words={{ suggestions: words.suggestions, none: words.noSuggestion, count: words.suggestionCount }}
      />
      <div className="button-row">
        <Button
          type="submit"
          size="small"
          look="quiet"
          icon="search"
          name="intention"
          value="destinataire"
          formNoValidate
        >
          {words.advancedSearch} <span className="visually-hidden">{words.siret}</span>
        </Button>
      </div>
      {!found && view.suggestions.length > 0 && (
        <div className="field">
          <span className="field-label">{words.didYouMean}</span>
          <ul className="suggestions">
            {view.suggestions.map((hit) => (
              <li key={hit.siret}>
                <Button type="submit" size="small" name="destinataire" value={hit.siret}>
                  {hit.name} – {hit.place} – {hit.siret}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {!found && view.favourites.length > 0 && (
        <div className="field">
          <span className="field-label">{words.favourites}</span>
          <ul className="suggestions">
            {view.favourites.map(({ siret: number, serviceCode, name, place }) => (
              <li key={`${number} ${serviceCode}`}>
                <Button type="submit" size="small" icon="star" name="favori" value={`${number} ${serviceCode}`}>
                  {[name, place, serviceCode].filter(Boolean).join(" – ")}
                </Button>
              </li>
            ))}
          </ul>
          <Link href={view.urls.favourites}>{words.manageFavourites}</Link>
        </div>
      )}
      {found ? (
        <div className="recipient-card" role="status">
          <p>
            <span className="field-label">{words.legalName}</span>
            <br />
            {found.name}
            <br />
            <small>{found.address}</small>
          </p>
          <Notice>{found.needs}</Notice>
          <Button type="submit" size="small" look="quiet" icon="star" name="intention" value="favori" formNoValidate>
            {isFavourite(view, live) ? words.unstar : words.star}
          </Button>
        </div>
      ) : (
        <p className="field-help">{words.noRecipientYet}</p>
      )}
      <ServiceField />
    </fieldset>
  );
}

/** The recipient with the service that is named now, or without one. */
function isFavourite({ favourites }: DraftView, { recipient, serviceCode }: LiveState): boolean {
  return favourites.some((one) => one.siret === recipient?.siret && one.serviceCode === serviceCode);
}

function ServiceField() {
  const { live, words, save } = useDraft();
  const code = useDraftField("recipientServiceCode");
  const says = useReadHint("recipientServiceCode");
  const services = live.recipient?.services ?? [];
  const suggest = useCallback(
    async (typed: string): Promise<readonly Suggestion[]> => {
      const wanted = plain(typed);
      if (wanted === "") return [];
      return services
        .filter((service) => plain(`${service.code} ${service.label}`).includes(wanted))
        .slice(0, 12)
        .map((service) => ({ value: service.code, label: service.code, hint: service.label }));
    },
    [services],
  );
  return (
    <>
      <Combobox
        {...code}
        label={words.serviceCode}
        help={says ?? words.serviceCodeHelp}
        required={live.recipient?.serviceRequired ?? false}
        maxLength={100}
        suggest={suggest}
        onChoose={save}
        words={{ suggestions: words.services, none: words.noServiceFound, count: words.suggestionCount }}
      />
      {live.recipient && services.length > 0 && (
        <div className="button-row">
          <Button type="submit" size="small" look="quiet" icon="search" name="intention" value="service" formNoValidate>
            {words.advancedSearch} <span className="visually-hidden">{words.serviceCode}</span>
          </Button>
        </div>
      )}
      {live.serviceLabel && (
        <p role="status">
          <span className="field-label">{words.serviceLabel}</span>
          <br />
          {live.serviceLabel}
        </p>
      )}
      {services.length > 0 && (
        <Details summary={words.servicesOf.replace("{count}", String(services.length))}>
          <ul className="service-list">
            {services.map((service) => (
              <li key={service.code}>
                <button
                  type="button"
                  className="link"
                  onClick={() => {
                    setValue("recipientServiceCode", service.code);
                    save();
                  }}
                >
                  {service.code}
                </button>{" "}
                {service.label}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

/** The recipient's own code for the purchase, asked as the recipient asks it. */
export function CommitmentFields() {
  const { live, words } = useDraft();
  const commitment = useDraftField("commitmentNumber");
  const contract = useDraftField("contractNumber");
  const says = useReadHint("commitmentNumber");
  return (
    <>
      <TextInput
        {...commitment}
        label={words.commitmentNumber}
        help={says ?? words.commitmentNumberHelp}
        required={live.recipient?.commitmentRequired ?? false}
        maxLength={80}
        autoComplete="off"
      />
      <TextInput
        {...contract}
        label={words.contractNumber}
        help={useReadHint("contractNumber")}
        maxLength={80}
        autoComplete="off"
      />
    </>
  );
}
