using Aspire.Hosting.Publishing;

namespace EventBooking.AppHost;

/// <summary>What a parameter is unless somebody gives it.</summary>
/// <param name="make">Makes it.</param>
/// <param name="published">What a manifest says.</param>
internal sealed class UsualValue(Func<string> make, string published) : ParameterDefault
{
    public UsualValue(string value)
        : this(() => value, value)
    {
    }

    /// <summary>What is published instead; empty where nothing usual can be.</summary>
    public string Published => published;

    /// <inheritdoc />
    public override string GetDefaultValue() => make();

    /// <inheritdoc />
    public override void WriteToManifest(ManifestPublishingContext context) => context.Writer.WriteString("value", Published);
}
