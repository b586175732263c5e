using EventBooking.Api.Http;
using Scalar.AspNetCore;

namespace EventBooking.Api.Documentation;

/// <summary>The OpenAPI document and the pages that show it.</summary>
internal static class DocumentExtensions
{
    public static WebApplicationBuilder AddApiDocument(this WebApplicationBuilder builder)
    {
        builder.Services.AddOpenApi(options => options.ShouldInclude = description => description.HttpMethod != HttpMethods.Head);
        return builder;
    }

    public static WebApplication MapApiDocument(this WebApplication app)
    {
        app.MapOpenApi("/openapi.json").AlsoHead();
        app.MapScalarApiReference("/docs", options => options.WithOpenApiRoutePattern("/openapi.json")).AlsoHead();
        app.MapRead("/", () => TypedResults.Redirect("/docs")).ExcludeFromDescription();
        return app;
    }
}
