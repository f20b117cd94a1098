<?php

declare(strict_types=1);

namespace KhenThuong\Tests\Cases;

use stdClass;

use const KhenThuong\Tests\REPOSITORY;

/**
 * One case of Tests/Cases, with its bases, patches and templates.
 */
final class SharedCase
{
    public readonly string $name;
    public readonly string $operation;
    public readonly int $status;
    public readonly mixed $expect;

    /** Of verify: the operation whose response is verified; null: the text "earlier". */
    public readonly ?string $verifies;

    public function __construct(private readonly stdClass $data, private readonly stdClass $shared)
    {
        $this->name = $data->name;
        $this->operation = $data->operation;
        $this->status = isset($data->status) ? (int) $data->status->text : 0;
        $this->expect = $data->expect;
        $this->verifies = $data->verifies ?? null;
    }

    /**
     * Every case, by its name.
     *
     * @return array<string, self>
     */
    public static function all(): array
    {
        $cases = [];
        foreach (glob(REPOSITORY . '/Tests/Cases/*/*.json') ?: [] as $path) {
            if (basename($path) === 'bases.json') {
                continue;
            }
            $bases = dirname($path) . '/bases.json';
            $shared = is_file($bases) ? self::file($bases) : new stdClass();
            foreach (self::file($path)->cases as $data) {
                if (isset($cases[$data->name])) {
                    throw new \LogicException("two cases are called $data->name");
                }
                $cases[$data->name] = new self($data, $shared);
            }
        }
        return $cases;
    }

    public function rulebookId(): string
    {
        return $this->data->rulebook ?? 'thanh-hoa-2024';
    }

    public function hasOwnRulebook(): bool
    {
        return isset($this->data->rulebookPatch) && $this->operation !== 'check';
    }

    /**
     * The rulebook in use; null where no built-in one has that id.
     */
    public function rulebook(): mixed
    {
        $path = REPOSITORY . "/Sources/CRulebooks/rulebooks/{$this->rulebookId()}.json";
        $rulebook = is_file($path) ? self::file($path) : null;
        return isset($this->data->rulebookPatch)
            ? Patch::rulebook($rulebook, $this->data->rulebookPatch)
            : $rulebook;
    }

    /**
     * The request's text; of assessLines the options'.
     */
    public function request(): string
    {
        $data = $this->data;
        return match (true) {
            isset($data->requestText) => $data->requestText,
            isset($data->requestBase64) => (string) base64_decode($data->requestBase64, true),
            isset($data->options) => is_string($data->options) ? $data->options : $this->text($data->options),
            isset($data->base) => JsonText::encode(Patch::merge(
                $this->expanded($this->shared->bases->{$data->base}),
                $this->expanded($data->patch ?? new stdClass()),
            )),
            property_exists($data, 'request') => $this->text($data->request),
            default => JsonText::encode($this->rulebook()),
        };
    }

    /**
     * Of assessLines: its lines as one text.
     */
    public function lines(): string
    {
        $end = $this->data->lineEnd ?? "\n";
        $lines = array_map(
            fn (mixed $line): string => is_string($line) ? $line : $this->text($line),
            $this->data->lines,
        );
        // No lines at all are an empty text.
        return implode($end, $lines) . ($lines !== [] && ($this->data->lastLineEnd ?? true) ? $end : '');
    }

    public function earlier(): string
    {
        return $this->data->earlier;
    }

    /**
     * A text with the changes listed under a key, each where it first occurs.
     */
    public function mutated(string $text, string $key): string
    {
        foreach ($this->data->$key ?? [] as $change) {
            $place = strpos($text, $change->replace);
            if ($place === false) {
                throw new \LogicException("$this->name: there is no $change->replace");
            }
            $text = substr_replace($text, $change->by, $place, strlen($change->replace));
        }
        return $text;
    }

    private function text(mixed $value): string
    {
        return JsonText::encode($this->expanded($value));
    }

    private function expanded(mixed $value): mixed
    {
        return Patch::expand($value, $this->shared->nominations ?? new stdClass());
    }

    private static function file(string $path): stdClass
    {
        return JsonText::decode((string) file_get_contents($path));
    }
}
