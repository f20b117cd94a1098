<?php

declare(strict_types=1);

namespace KhenThuong\Native;

use KhenThuong\Exception\ResponseException;
use KhenThuong\Outcome;

/**
 * The fields of an object of a response, each of the type that it must have.
 *
 * @internal
 */
final class Fields
{
    /**
     * @param array<mixed> $members
     * @param string       $place   JSON Pointer of the object.
     */
    private function __construct(
        private readonly array $members,
        private readonly string $place,
    ) {
    }

    /**
     * @throws ResponseException where the text is no JSON object
     */
    public static function decode(string $json): self
    {
        try {
            $value = json_decode($json, true, 512, JSON_THROW_ON_ERROR | JSON_BIGINT_AS_STRING);
        } catch (\JsonException $refused) {
            throw new ResponseException(
                "Không phải là kết quả của thư viện: {$refused->getMessage()}. / "
                . "Not a response of the library: {$refused->getMessage()}.",
                0,
                $refused,
            );
        }
        if (!is_array($value)) {
            throw self::unexpected('', 'an object', $value);
        }
        return new self($value, '');
    }

    public function has(string $key): bool
    {
        return isset($this->members[$key]);
    }

    public function raw(string $key): mixed
    {
        return $this->members[$key] ?? null;
    }

    public function string(string $key): string
    {
        return $this->optionalString($key) ?? throw $this->unexpectedAt($key, 'a text');
    }

    public function optionalString(string $key): ?string
    {
        $value = $this->raw($key);
        return $value === null || is_string($value) ? $value : throw $this->unexpectedAt($key, 'a text');
    }

    public function int(string $key): int
    {
        return $this->optionalInt($key) ?? throw $this->unexpectedAt($key, 'a whole number');
    }

    public function optionalInt(string $key): ?int
    {
        $value = $this->raw($key);
        return $value === null || is_int($value) ? $value : throw $this->unexpectedAt($key, 'a whole number');
    }

    public function bool(string $key): bool
    {
        return $this->optionalBool($key) ?? throw $this->unexpectedAt($key, 'true or false');
    }

    public function optionalBool(string $key): ?bool
    {
        $value = $this->raw($key);
        return $value === null || is_bool($value) ? $value : throw $this->unexpectedAt($key, 'true or false');
    }

    /**
     * What is true where it stands and false where it is left out.
     */
    public function flag(string $key): bool
    {
        return $this->optionalBool($key) ?? false;
    }

    /**
     * @return array<mixed> empty where it is left out
     */
    public function array(string $key): array
    {
        return $this->optionalArray($key) ?? [];
    }

    /**
     * @return ?array<mixed>
     */
    public function optionalArray(string $key): ?array
    {
        $value = $this->raw($key);
        return $value === null || is_array($value) ? $value : throw $this->unexpectedAt($key, 'an object or list');
    }

    /**
     * @return list<string> empty where it is left out
     */
    public function strings(string $key): array
    {
        return $this->optionalStrings($key) ?? [];
    }

    /**
     * @return ?list<string>
     */
    public function optionalStrings(string $key): ?array
    {
        $list = $this->optionalArray($key);
        foreach ($list ?? [] as $element) {
            is_string($element) || throw $this->unexpectedAt($key, 'a list of texts');
        }
        return $list;
    }

    /**
     * @template E of \BackedEnum
     *
     * @param class-string<E> $enum
     *
     * @return E
     */
    public function enum(string $key, string $enum): \BackedEnum
    {
        return $enum::tryFrom($this->string($key)) ?? throw $this->unexpectedAt($key, "a $enum");
    }

    /**
     * @template E of \BackedEnum
     *
     * @param class-string<E> $enum
     *
     * @return ?E
     */
    public function optionalEnum(string $key, string $enum): ?\BackedEnum
    {
        return $this->has($key) ? $this->enum($key, $enum) : null;
    }

    public function object(string $key): self
    {
        $value = $this->raw($key);
        return is_array($value)
            ? new self($value, "$this->place/$key")
            : throw $this->unexpectedAt($key, 'an object');
    }

    /**
     * @template R
     *
     * @param callable(self): R $read
     *
     * @return R
     */
    public function read(string $key, callable $read): mixed
    {
        return $read($this->object($key));
    }

    /**
     * @template R
     *
     * @param callable(self): R $read
     *
     * @return ?R
     */
    public function optionalRead(string $key, callable $read): mixed
    {
        return $this->has($key) ? $read($this->object($key)) : null;
    }

    /**
     * @template R
     *
     * @param callable(self): R $read
     *
     * @return list<R> empty where it is left out
     */
    public function objects(string $key, callable $read): array
    {
        $objects = [];
        foreach ($this->array($key) as $index => $element) {
            is_array($element) || throw $this->unexpectedAt("$key/$index", 'an object');
            $objects[] = $read(new self($element, "$this->place/$key/$index"));
        }
        return $objects;
    }

    /**
     * @template R
     *
     * @param callable(self): R $read
     *
     * @return ?list<R>
     */
    public function optionalObjects(string $key, callable $read): ?array
    {
        return $this->has($key) ? $this->objects($key, $read) : null;
    }

    /**
     * The outcomes of a nomination, which stand alone or in its findings.
     *
     * @return array<string, Outcome>
     */
    public function outcomes(): array
    {
        $outcomes = [];
        if ($this->has('outcomes')) {
            $object = $this->object('outcomes');
            foreach ($object->members as $id => $outcome) {
                $outcomes[$id] = $object->enum((string) $id, Outcome::class);
            }
            return $outcomes;
        }
        $this->objects('findings', static function (self $finding) use (&$outcomes): void {
            $outcomes[$finding->string('id')] = $finding->enum('outcome', Outcome::class);
        });
        return $outcomes;
    }

    /**
     * All of the object, as an array.
     *
     * @return array<mixed>
     */
    public function all(): array
    {
        return $this->members;
    }

    private function unexpectedAt(string $key, string $expected): ResponseException
    {
        return self::unexpected("$this->place/$key", $expected, $this->raw($key));
    }

    private static function unexpected(string $place, string $expected, mixed $value): ResponseException
    {
        $found = $value === null ? 'nothing' : substr((string) json_encode($value), 0, 60);
        return new ResponseException(
            "Kết quả không như gói PHP này biết đọc, tại \"$place\". / "
            . "The response is not what this package knows how to read: at \"$place\" $expected was expected, "
            . "found $found."
        );
    }
}
