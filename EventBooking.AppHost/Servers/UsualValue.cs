using Aspire.Hosting.Publishing;

namespace EventBooking.AppHost;

/// <summary>What a parameter is unless somebody gives it.</summary>
internal sealed class UsualValue(Func<string> make) : ParameterDefault
{
    public UsualValue(string value)
        : this(() => value)
    {
    }

    public override string GetDefaultValue() => make();

    /// <summary>Nothing: a manifest holds no secret.</summary>
    public override void WriteToManifest(ManifestPublishingContext context) => context.Writer.WriteString("value", "");
}
