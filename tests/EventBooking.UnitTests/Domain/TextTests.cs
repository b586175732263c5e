using System.Text;
using CsCheck;
using EventBooking.Domain.Bookings;

namespace EventBooking.UnitTests.Domain;

public sealed class TextTests
{
    private static readonly DateTimeOffset Now = new(2031, 6, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Units that matter: blanks, both kinds of surrogates, NUL, ends of ranges.
    private static readonly Gen<string> AnyText = Gen.OneOf(
        OneOf('a', ' ', '\t', '\u00a0', '\u3000', '\0', '\ud83d', '\ude00', '\ud800', '\udfff', '\ufffe', '\uffff', 'é', '\u0301')
            .Array[0, 12].Select(chars => new string(chars)),
        Gen.String,
        Gen.Int[250, 260].SelectMany(count => OneOf("x", "ж", "🎉").Select(unit => string.Concat(Enumerable.Repeat(unit, count)))));

    [Fact]
    public void A_name_is_kept_only_as_the_database_can_store_it() => AnyText.Sample(text =>
    {
        var made = Make(new BookingDraft { AttendeeName = text });

        var storable = IsUnicode(text) && !text.Any(character => character is '\0' or '\ufffe' or '\uffff');
        var kept = storable ? text.Trim().Normalize() : "";
        if (made.Failure is null)
        {
            storable.ShouldBeTrue();
            kept.EnumerateRunes().Count().ShouldBeInRange(1, 255);
            kept.Any(char.IsControl).ShouldBeFalse();
            made.Value.AttendeeName.ShouldBe(kept);
        }
        else
        {
            var isName = kept.EnumerateRunes().Count() is >= 1 and <= 255 && !kept.Any(char.IsControl) && kept.Any(char.IsLetterOrDigit);
            (isName && !kept.Contains("://", StringComparison.Ordinal)).ShouldBeFalse();
        }
    });

    [Fact]
    public void No_text_whatever_brings_an_exception() => Gen.Select(AnyText, AnyText, AnyText).Sample((email, phone, language) =>
    {
        var made = Make(new BookingDraft { AttendeeName = "Ada", Email = $"{email}@{phone}", Phone = phone, Language = language });

        if (made.Failure is null)
        {
            Strict.GetByteCount($"{made.Value.Email}{made.Value.Phone}{made.Value.Language}").ShouldBePositive();
        }
    });

    [Fact]
    public void A_hostile_address_is_refused_at_once() =>
        Make(new BookingDraft { AttendeeName = "Ada", Email = $"a@{string.Concat(Enumerable.Repeat("a-", 1_000_000))}" })
            .Failure.ShouldNotBeNull();

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static EventBooking.Domain.Result<Booking> Make(BookingDraft draft)
    {
        var kept = (draft with { TimeSlotId = Guid.Empty }).Check();
        return kept.Failure is { } failure ? failure : Booking.Make(kept.Value, Guid.Empty, new byte[32], () => [1], Now);
    }

    private static bool IsUnicode(string text)
    {
        try
        {
            Strict.GetByteCount(text);
            return true;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}
