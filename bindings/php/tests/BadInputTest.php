<?php

declare(strict_types=1);

namespace KhenThuong\Tests;

use KhenThuong\Exception\ArgumentException;
use KhenThuong\Exception\JsonException;
use KhenThuong\Exception\KhenThuongException;
use KhenThuong\Exception\LimitException;
use KhenThuong\Exception\ProblemException;
use KhenThuong\Exception\RequestException;
use KhenThuong\Exception\ResponseException;
use KhenThuong\Exception\RulebookException;
use KhenThuong\Library;
use KhenThuong\Result\Assessment;
use KhenThuong\Result\Decision;
use KhenThuong\Rulebook;
use KhenThuong\Status;
use PHPUnit\Framework\TestCase;

/**
 * Whatever comes in: an exception that says what is wrong, or a right answer.
 */
final class BadInputTest extends TestCase
{
    /**
     * @return array<string, array{string, class-string<ProblemException>, string}>
     */
    public function texts(): array
    {
        return [
            'empty' => ['', JsonException::class, 'json-empty'],
            'white space' => [" \n\t", JsonException::class, 'json-empty'],
            'not UTF-8' => ["{\"schemaVersion\":1,\"asOf\":\"\xff\"}", JsonException::class, 'json-bad-utf8'],
            'a byte order mark' => ["\u{feff}{}", JsonException::class, 'json-byte-order-mark'],
            'NUL alone' => ["\0", JsonException::class, 'json-syntax'],
            'NUL after the request' => ["{\"schemaVersion\":1}\0", JsonException::class, 'json-trailing-text'],
            'NUL in a text' => ["{\"schemaVersion\":1,\"asOf\":\"a\0b\"}", JsonException::class, 'json-bad-string'],
            'cut off' => ['{"schemaVersion":1', JsonException::class, 'json-truncated'],
            'deep' => [str_repeat('[', 100000), LimitException::class, 'json-too-deep'],
            'a list' => ['[]', RequestException::class, 'wrong-type'],
            'a long text' => [
                '{"schemaVersion":1,"language":"' . str_repeat('a', 70000) . '"}',
                LimitException::class,
                'text-too-long',
            ],
        ];
    }

    /**
     * @param class-string<ProblemException> $class
     *
     * @dataProvider texts
     */
    public function testTextIsRefusedByEveryOperation(string $text, string $class, string $code): void
    {
        $rulebook = Rulebook::builtin();
        $calls = [
            fn () => $rulebook->assess($text),
            fn () => $rulebook->decide($text),
            fn () => $rulebook->assessLines($text, '{}'),
            fn () => $rulebook->assessMany($text, ['{}']),
        ];
        if (trim($text) !== '') {
            $calls[] = fn () => $rulebook->describe($text);
        }
        foreach ($calls as $call) {
            $this->assertRefused($call, $class, $code);
        }
    }

    /**
     * @dataProvider texts
     */
    public function testTextIsNoRulebookAndNoReceipt(string $text): void
    {
        $this->assertRefused(fn () => Rulebook::fromText($text), ProblemException::class);
        $refused = $this->assertRefused(fn () => Rulebook::builtin()->verify('{}', $text), ProblemException::class);
        self::assertContains($refused->problem->code, ['not-a-receipt', 'json-too-deep']);
        try {
            self::assertFalse(Rulebook::check($text)->valid);
        } catch (ProblemException $refused) {
            self::assertContains($refused->status, [Status::Json, Status::Limit]);
        }
        try {
            Decision::fromJson($text);
            self::fail('it was read');
        } catch (ResponseException $refused) {
            self::assertNotSame('', $refused->getMessage());
        }
    }

    public function testExceptionSaysWhatAndWhere(): void
    {
        $request = "{\n  \"schemaVersion\": 1,\n  \"asOf\": \"2024-09-19\",\n  \"đợt\": 1\n}";
        try {
            Rulebook::builtin()->assess($request);
            self::fail('it was accepted');
        } catch (ProblemException $refused) {
            $problem = $refused->problem;
            self::assertSame(Status::Request, $refused->status);
            self::assertSame(30, $refused->getCode());
            self::assertSame(['unknown-field', '/đợt', 4, 3], [
                $problem->code, $problem->pointer, $problem->line, $problem->column,
            ]);
            self::assertSame(strpos($request, '"đợt"'), $problem->byteOffset);
            self::assertStringContainsString('đợt', $problem->message->vi);
            self::assertNotSame($problem->message->vi, $problem->message->en);
            self::assertNotNull($problem->expected);
            foreach (['/đợt', 'unknown-field', $problem->expected->vi, $problem->expected->en] as $part) {
                self::assertStringContainsString($part, $refused->getMessage());
            }
            self::assertStringContainsString('"problem"', $refused->json);
        }
    }

    public function testUnknownRulebookListsThoseThereAre(): void
    {
        foreach (['no-such', '', "bad\xff", str_repeat('x', 100000)] as $id) {
            $refused = $this->assertRefused(fn () => Rulebook::builtin($id), RulebookException::class);
            self::assertStringContainsString('thanh-hoa-2024', $refused->getMessage());
        }
        // C would take the id to end at the NUL, and open the rulebook.
        $this->expectException(ArgumentException::class);
        Rulebook::builtin("thanh-hoa-2024\0");
    }

    public function testFileThatCannotBeRead(): void
    {
        foreach (['/nowhere/rulebook.json', __DIR__, '', "/etc/passwd\0.json"] as $path) {
            try {
                Rulebook::fromFile($path);
                self::fail('it was read');
            } catch (ArgumentException $refused) {
                self::assertNotSame('', $refused->getMessage());
            }
        }
    }

    public function testRequestWithoutJsonForm(): void
    {
        $circle = new \stdClass();
        $circle->self = $circle;
        foreach ([['asOf' => "\xff"], ['asOf' => NAN], ['asOf' => INF], $circle] as $request) {
            try {
                Rulebook::builtin()->assess($request);
                self::fail('it was accepted');
            } catch (ArgumentException $refused) {
                self::assertInstanceOf(\JsonException::class, $refused->getPrevious());
            }
        }
    }

    public function testFaultyRulebook(): void
    {
        $rulebook = json_decode((string) file_get_contents(Sample::RULEBOOK), true);
        unset($rulebook['id'], $rulebook['zone']);
        $check = Rulebook::check($rulebook);
        self::assertFalse($check->valid);
        self::assertGreaterThan(1, count($check->faults));
        $refused = $this->assertRefused(fn () => Rulebook::fromText($rulebook), RulebookException::class);
        self::assertSame(40, $refused->getCode());
    }

    public function testLargestRulebookAndTextsBeyondIt(): void
    {
        $limit = (new Library())->limits()->rulebookBytes;
        $sound = (string) file_get_contents(Sample::RULEBOOK);
        $padded = $sound . str_repeat(' ', $limit - strlen($sound));
        self::assertNotSame('', Rulebook::fromText($padded)->describeText());
        $this->assertRefused(fn () => Rulebook::fromText("$padded "), LimitException::class, 'json-too-large');
    }

    public function testResponseOfANewerLibrarySaysWhichFieldIsStrange(): void
    {
        $text = Rulebook::builtin()->assessText(Sample::request());
        $strange = str_replace('"verdict":"', '"verdict":"quite-', $text, $count);
        self::assertSame(1, $count);
        $this->expectException(ResponseException::class);
        $this->expectExceptionMessageMatches('~"/verdict".*quite-~');
        Assessment::fromJson($strange);
    }

    public function testClosedObjectsCannotBeCopied(): void
    {
        // A copy would free the same rulebook twice.
        $this->expectException(\Error::class);
        $copy = clone Rulebook::builtin();
        unset($copy);
    }

    public function testSerialisingIsRefused(): void
    {
        $this->expectException(\Exception::class);
        serialize(Rulebook::builtin());
    }

    /**
     * @param class-string<ProblemException> $class
     */
    private function assertRefused(callable $call, string $class, ?string $code = null): ProblemException
    {
        try {
            $call();
        } catch (KhenThuongException $refused) {
            self::assertInstanceOf($class, $refused, $refused->getMessage());
            if ($code !== null) {
                self::assertSame($code, $refused->problem->code);
            }
            return $refused;
        }
        self::fail('it was accepted');
    }
}
