namespace EventBooking.Presentation.Localization;

/// <summary>The plural forms of whole numbers from 1, as Unicode CLDR has them.</summary>
internal static class PluralForms
{
    private static readonly string[] OneAndOther = ["One", "Other"];
    private static readonly string[] Same = ["Other"];
    private static readonly string[] Arabic = ["One", "Two", "Few", "Many", "Other"];

    /// <summary>The forms that a language has.</summary>
    public static IReadOnlyList<string> In(string language) => language switch
    {
        "ja" => Same,
        "ar" => Arabic,
        _ => OneAndOther,
    };

    /// <summary>The form that a number takes.</summary>
    public static string Of(string language, int number) => (language, number, number % 100) switch
    {
        ("ja", _, _) => "Other",
        (_, 1, _) => "One",
        ("ar", 2, _) => "Two",
        ("ar", _, >= 3 and <= 10) => "Few",
        ("ar", _, >= 11) => "Many",
        _ => "Other",
    };
}
