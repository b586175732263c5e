namespace EventBooking.AppHost;

/// <summary>What somebody has to give.</summary>
internal static class ParameterExtensions
{
    /// <summary>
    /// What is published holds no value, so none is needed; yet Aspire would ask, and without its command line wait for ever. An empty
    /// one is enough for it, and the only one that it does not keep for a later deployment.
    /// </summary>
    public static IResourceBuilder<T> AskOnlyWhenNeeded<T>(this IResourceBuilder<T> given)
        where T : IResource
    {
        var configuration = given.ApplicationBuilder.Configuration;
        if (string.Equals(configuration["Pipeline:Step"], "publish", StringComparison.Ordinal))
        {
            var section = given.Resource is IResourceWithConnectionString ? "ConnectionStrings" : "Parameters";
            // Where a name with a hyphen has no value, or an empty one, the name with an underscore counts.
            configuration[$"{section}:{given.Resource.Name.Replace('-', '_')}"] ??= "";
        }

        return given;
    }
}
