using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace EventBooking.Presentation.Localization;

/// <summary>Texts of one resource file in one language. A member is named as its text is.</summary>
public abstract class TextSource
{
    private readonly ResourceManager _resources;
    private readonly CultureInfo _culture;

    private protected TextSource(ResourceManager resources, CultureInfo culture)
    {
        _resources = resources;
        _culture = culture;
    }

    internal static ResourceManager Open(string file) =>
        new($"EventBooking.Presentation.Localization.Resources.{file}", typeof(TextSource).Assembly);

    /// <summary>A text as it stands.</summary>
    protected internal string Get([CallerMemberName] string key = "") =>
        _resources.GetString(key, _culture) ?? throw new MissingManifestResourceException($"There is no text {key}.");

    /// <summary>A text with its places filled in.</summary>
    protected internal string Format(string key, params ReadOnlySpan<object?> values) => string.Format(_culture, Get(key), values);
}
