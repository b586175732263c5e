namespace EventBooking.AppHost;

/// <summary>What somebody has to give.</summary>
internal static class ParameterExtensions
{
    /// <summary>What is published holds no value, so none is needed; yet Aspire would ask, and without its command line wait for ever.</summary>
    public static IResourceBuilder<T> AskOnlyWhenNeeded<T>(this IResourceBuilder<T> given)
        where T : IResource
    {
        var configuration = given.ApplicationBuilder.Configuration;
        var section = given.Resource is IResourceWithConnectionString ? "ConnectionStrings" : "Parameters";
        var name = $"{section}:{given.Resource.Name}";
        if (string.Equals(configuration["Pipeline:Step"], "publish", StringComparison.Ordinal) && string.IsNullOrEmpty(configuration[name]))
        {
            configuration[name] = "given where it is deployed";
        }

        return given;
    }
}
