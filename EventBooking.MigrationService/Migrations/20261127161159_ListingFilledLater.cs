using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EventBooking.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class ListingFilledLater : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_events_search_grams",
                table: "events");

            migrationBuilder.DropIndex(
                name: "ix_events_unfilled",
                table: "events");

            migrationBuilder.CreateIndex(
                name: "ix_events_search_grams",
                table: "events",
                column: "search_grams",
                filter: "search_grams is not null")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:gin_pending_list_limit", 1024);

            migrationBuilder.CreateIndex(
                name: "ix_events_unfilled",
                table: "events",
                column: "created_at",
                filter: "search_grams is null");

            // No plan depends on what is in them, and to count grams takes an analyze seconds. A search looks at hundreds of texts one by
            // one, so they stay in the row. Descriptions and grams lie outside of it.
            migrationBuilder.Sql(
                """
                alter table events
                    alter column search_text set statistics 0, alter column search_grams set statistics 0, alter column search_text set storage main
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                alter table events
                    alter column search_text set statistics -1, alter column search_grams set statistics -1, alter column search_text set storage extended
                """);

            migrationBuilder.DropIndex(
                name: "ix_events_search_grams",
                table: "events");

            migrationBuilder.DropIndex(
                name: "ix_events_unfilled",
                table: "events");

            migrationBuilder.CreateIndex(
                name: "ix_events_search_grams",
                table: "events",
                column: "search_grams")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:gin_pending_list_limit", 1024);

            migrationBuilder.CreateIndex(
                name: "ix_events_unfilled",
                table: "events",
                column: "id",
                filter: "search_text is null");
        }
    }
}
