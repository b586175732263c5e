using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using EventBooking.Domain.Notifications;
using EventBooking.Presentation.Localization;

namespace EventBooking.UnitTests.Localization;

public sealed partial class TextsTests
{
    private const string PluralText = "SeatCount.";

    private static readonly Dictionary<string, ResourceManager> Files = new(StringComparer.Ordinal)
    {
        ["labels"] = LabelTexts.File,
        ["page"] = PageTexts.File,
        ["mail"] = MailTexts.File,
        ["sms"] = SmsTexts.File,
        ["formats"] = TimeTexts.File,
    };

    public static TheoryData<string, string> FilesInLanguages =>
        [.. Files.Keys.SelectMany(_ => Languages.All, (file, culture) => (file, culture.Name))];

    public static TheoryData<string> Tags => [.. Languages.All.Select(culture => culture.Name)];

    [Fact]
    public void Seven_languages_are_spoken() =>
        Languages.All.Select(culture => culture.Name).ShouldBe(["en", "de", "fr", "es", "it", "ja", "ar"]);

    [Theory]
    [MemberData(nameof(FilesInLanguages))]
    public void Every_language_has_every_text_with_the_same_places(string file, string language)
    {
        var english = TextsOf(Files[file], "en").Where(text => !IsPlural(text.Key)).ToList();
        var translated = TextsOf(Files[file], language);

        translated.Keys.Where(key => !IsPlural(key)).ShouldBe(english.Select(text => text.Key), ignoreOrder: true);
        english.ShouldAllBe(text => PlacesOf(translated[text.Key]).SetEquals(PlacesOf(text.Value)));
        translated.Values.ShouldAllBe(text => !string.IsNullOrWhiteSpace(text));
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public void Every_language_has_its_plural_forms(string language) => TextsOf(LabelTexts.File, language)
        .Keys.Where(IsPlural)
        .ShouldBe(PluralForms.In(language).Select(form => PluralText + form), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Tags))]
    public void Every_member_has_a_text(string language)
    {
        var texts = Texts.In(CultureInfo.GetCultureInfo(language));

        foreach (var owner in new object[] { texts.Labels, texts.Page, texts.Mail, texts.Sms })
        {
            MembersOf(owner).ShouldAllBe(text => text.Length > 0);
        }
    }

    [Theory]
    [InlineData("labels", typeof(LabelTexts))]
    [InlineData("page", typeof(PageTexts))]
    [InlineData("mail", typeof(MailTexts))]
    [InlineData("sms", typeof(SmsTexts))]
    public void No_text_is_left_over(string file, Type owner) => TextsOf(Files[file], "en")
        .Keys.Select(key => key.Split('.')[0])
        .Where(member => owner.GetMember(member).Length == 0 && !Enum.IsDefined(typeof(NotificationKind), member))
        .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Tags))]
    public void Every_kind_of_notification_has_its_texts(string language)
    {
        var texts = Texts.In(CultureInfo.GetCultureInfo(language));

        foreach (var kind in Enum.GetValues<NotificationKind>())
        {
            var mail = texts.Mail.Of(kind);
            (mail.Heading + mail.Body + mail.Subject("Event", "today")).ShouldContain("Event");
            if (kind != NotificationKind.AddressRemoved)
            {
                texts.Sms.Of(kind).ShouldNotBeEmpty();
            }
        }
    }

    [Theory]
    [InlineData("en", 1, "1 seat")]
    [InlineData("en", 100, "100 seats")]
    [InlineData("de", 2, "2 Plätze")]
    [InlineData("ja", 1, "1席")]
    [InlineData("ar", 1, "مقعد واحد")]
    [InlineData("ar", 2, "مقعدان")]
    [InlineData("ar", 10, "10 مقاعد")]
    [InlineData("ar", 11, "11 مقعدًا")]
    [InlineData("ar", 100, "100 مقعد")]
    public void Seats_are_counted_as_the_language_counts(string language, int seats, string expected) =>
        Texts.In(CultureInfo.GetCultureInfo(language)).Labels.SeatCount(seats).ShouldBe(expected);

    [Theory]
    [InlineData("ja", "ltr")]
    [InlineData("ar", "rtl")]
    public void Text_runs_as_the_language_does(string language, string direction) =>
        Texts.In(CultureInfo.GetCultureInfo(language)).Direction.ShouldBe(direction);

    private static IEnumerable<string> MembersOf(object owner) => owner.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Select(property => property.GetValue(owner))
        .SelectMany(value => value is string text ? [text] : MembersOf(value!));

    private static Dictionary<string, string> TextsOf(ResourceManager file, string language) => file
        .GetResourceSet(CultureInfo.GetCultureInfo(language == "en" ? "" : language), createIfNotExists: true, tryParents: false)
        .ShouldNotBeNull($"There is no such file in {language}.")
        .Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);

    private static bool IsPlural(string key) => key.StartsWith(PluralText, StringComparison.Ordinal);

    private static HashSet<string> PlacesOf(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{\d+[^}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
