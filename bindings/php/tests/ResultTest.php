<?php

declare(strict_types=1);

namespace KhenThuong\Tests;

use KhenThuong\Certainty;
use KhenThuong\Exception\RulebookException;
use KhenThuong\Kind;
use KhenThuong\Language;
use KhenThuong\Outcome;
use KhenThuong\Result\Assessment;
use KhenThuong\Rulebook;
use KhenThuong\Section;
use KhenThuong\Standing;
use KhenThuong\Verdict;
use PHPUnit\Framework\TestCase;

/**
 * What a program reads from the results. (That no field is lost or changed, the shared
 * cases show.)
 */
final class ResultTest extends TestCase
{
    public function testAssessment(): void
    {
        $assessment = Rulebook::builtin()->assess(Sample::request(['detail' => 'full', 'way' => true]));
        self::assertSame(Verdict::Ineligible, $assessment->verdict);
        self::assertSame('không đủ tiêu chuẩn', $assessment->verdict->label());
        self::assertSame('not eligible', $assessment->verdict->label(Language::English));
        self::assertSame(Kind::Collective, $assessment->nominee?->kind);
        $finding = $assessment->finding('commune-online-dossiers');
        self::assertSame(Outcome::NotMet, $finding?->outcome);
        self::assertSame(Section::Criteria, $finding->section);
        self::assertSame(689, $finding->value['numerator']);
        // 65 % of 1 072 are 696.8: 8 dossiers more than 689.
        self::assertSame(8, $finding->shortfall['count']);
        self::assertSame(Outcome::NotMet, $assessment->outcomes['commune-online-dossiers']);
        self::assertNull($assessment->finding('no-such'));
        self::assertNotSame([], $assessment->sentences);
        self::assertNotSame('', $assessment->explanation?->in(Language::Vietnamese));
        self::assertNotSame([], $assessment->way?->changes);
    }

    public function testOutcomesAreThereInEveryDetail(): void
    {
        $rulebook = Rulebook::builtin();
        $outcomes = [];
        foreach (['verdicts', 'findings', 'full'] as $detail) {
            $outcomes[] = $rulebook->assess(Sample::request(['detail' => $detail]))->outcomes;
        }
        self::assertNotSame([], $outcomes[0]);
        self::assertSame($outcomes[0], $outcomes[1]);
        self::assertSame($outcomes[1], $outcomes[2]);
    }

    public function testDecision(): void
    {
        $decision = Rulebook::builtin()->decide([...json_decode(Sample::round(), true), 'certainty' => true]);
        self::assertSame(count($decision->proposed), $decision->totals->standings['proposed']);
        foreach ($decision->proposed as $index => $proposal) {
            self::assertSame($index + 1, $proposal->position);
            $nomination = $decision->nomination($proposal->nomination);
            self::assertSame(Standing::Proposed, $nomination?->standing);
            self::assertInstanceOf(Certainty::class, $nomination->certainty);
        }
        self::assertNull($decision->nomination('no-such'));
        $invalid = array_filter($decision->nominations, static fn ($one) => $one->standing === Standing::Invalid);
        self::assertNotSame([], $invalid);
        foreach ($invalid as $nomination) {
            self::assertNotNull($nomination->problem);
            self::assertNull($nomination->verdict);
        }
    }

    public function testKeptResponseIsReadAgain(): void
    {
        $assessment = Rulebook::builtin()->assess(Sample::request());
        self::assertEquals($assessment, Assessment::fromJson($assessment->json));
    }

    public function testArrayAndItsTextAreOneRequest(): void
    {
        $rulebook = Rulebook::builtin();
        $request = Sample::request(['extensions' => ['Đợt' => '1/2', 'rỗng' => new \stdClass()]]);
        $text = json_encode($request, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
        self::assertSame($rulebook->assessText((string) $text), $rulebook->assessText($request));
        self::assertSame($rulebook->assessText((string) $text), $rulebook->assessText((object) $request));
        $extensions = '"requestExtensions":{"Đợt":"1/2","rỗng":{}}';
        self::assertStringContainsString($extensions, $rulebook->assessText($request));
    }

    public function testVerification(): void
    {
        $rulebook = Rulebook::builtin();
        $request = Sample::request(['receipt' => true]);
        $earlier = $rulebook->assess($request);
        self::assertSame('assess', $earlier->receipt?->operation);
        $verification = $rulebook->verify($request, $earlier->json);
        self::assertTrue($verification->same);
        self::assertEquals($earlier->receipt, $verification->receipt);
        $changed = $rulebook->verify($request, str_replace('"ineligible"', '"eligible"', $earlier->json));
        self::assertFalse($changed->same);
        self::assertSame('/verdict', $changed->difference?->pointer);
        self::assertSame('valueChanged', $changed->reasons[0]->code);
        $own = json_decode((string) file_get_contents(Sample::RULEBOOK));
        $own->version = '1.0.1';
        $this->expectException(RulebookException::class);
        Rulebook::fromText($own)->verify($request, $earlier->json);
    }

    public function testVerificationOfABatch(): void
    {
        $rulebook = Rulebook::builtin();
        $options = [...Sample::options(), 'receipt' => true];
        $lines = json_encode(Sample::nomination()) . "\n";
        $earlier = $rulebook->assessLines($options, $lines);
        self::assertTrue($rulebook->verify($lines, $earlier, $options)->same);
    }

    public function testRulebookOfAFileIsTheBuiltInOne(): void
    {
        $rulebook = Rulebook::fromFile(Sample::RULEBOOK);
        self::assertSame(Rulebook::builtin()->describeText(), $rulebook->describeText());
        self::assertTrue(Rulebook::check((string) file_get_contents(Sample::RULEBOOK))->valid);
    }

    public function testDescription(): void
    {
        $rulebook = Rulebook::builtin();
        $description = $rulebook->describe();
        self::assertSame('thanh-hoa-2024', $description->rulebook->id);
        self::assertStringContainsString('Thanh Hóa', $description->title->vi);
        self::assertNull($description->clauses);
        $clauses = $rulebook->describe(['schemaVersion' => 1, 'parts' => ['clauses']]);
        self::assertCount(116, $clauses->clauses ?? []);
        self::assertNull($clauses->categories);
    }

    public function testResultsAreReadOnly(): void
    {
        $assessment = Rulebook::builtin()->assess(Sample::request());
        $this->expectException(\Error::class);
        $assessment->verdict = Verdict::Eligible;
    }
}
