using Aspire.Hosting.Publishing;

namespace EventBooking.AppHost;

/// <summary>What a parameter is unless somebody gives it.</summary>
internal sealed class UsualValue(Func<string> make) : ParameterDefault
{
    public override string GetDefaultValue() => make();

    // A manifest holds no secret.
    public override void WriteToManifest(ManifestPublishingContext context) => context.Writer.WriteString("value", "");
}
