using EventBooking.Testing.Reading;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>Compares texts as they are shown.</summary>
internal static class ShownAssertions
{
    /// <summary>The same but for word joiners and bidirectional controls.</summary>
    public static void ShouldBeShown(this string shown, string text) => ShownText.Bare(shown).ShouldBe(ShownText.Bare(text));
}
