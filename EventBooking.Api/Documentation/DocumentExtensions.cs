using EventBooking.Api.Http;
using Scalar.AspNetCore;

namespace EventBooking.Api.Documentation;

internal static class DocumentExtensions
{
    private const string DocumentPath = "/openapi.json";
    private const string PagesPath = "/docs";

    public static WebApplicationBuilder AddApiDocument(this WebApplicationBuilder builder)
    {
        builder.Services.AddOpenApi(options =>
        {
            options.ShouldInclude = description => description.HttpMethod != HttpMethods.Head;
            options.AddSchemaTransformer<SchemaRules>();
            options.AddOperationTransformer<ParameterRules>();
            options.AddOperationTransformer<AnswerRules>();
            options.AddOperationTransformer<ProblemRules>();
            options.AddDocumentTransformer<DocumentRules>();
        });
        return builder;
    }

    /// <summary>
    /// Everything that the pages load comes from here: they work without a way to the Internet, and no other server learns who reads
    /// them.
    /// </summary>
    public static WebApplication MapApiDocument(this WebApplication app)
    {
        app.MapOpenApi(DocumentPath).AlsoHead();
        app.MapScalarApiReference(PagesPath, options => options
            .WithTitle(DocumentRules.Title)
            .WithOpenApiRoutePattern(DocumentPath)
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()
            .DisableMcp()
            .HideDeveloperTools()
            .HideClientButton()
            .ExpandAllTags()
            .PreserveSchemaPropertyOrder()
            .WithCustomCss(DocumentPage.Colours)
            .WithDefaultHttpClient(ScalarTarget.Shell, ScalarClient.Curl)).AlsoHead().ForEverybody();
        app.MapRead("/", () => TypedResults.Redirect(PagesPath)).ExcludeFromDescription();
        return app;
    }
}
