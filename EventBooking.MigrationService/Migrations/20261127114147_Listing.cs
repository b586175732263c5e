using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

namespace EventBooking.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class Listing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_time_slots_event_id",
                table: "time_slots");

            migrationBuilder.AlterTable(
                name: "events")
                .Annotation("Npgsql:StorageParameter:toast_tuple_target", 256);

            migrationBuilder.AddColumn<NpgsqlRange<DateOnly>>(
                name: "days",
                table: "events",
                type: "daterange",
                nullable: true);

            migrationBuilder.AddColumn<short[]>(
                name: "search_grams",
                table: "events",
                type: "smallint[]",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "search_text",
                table: "events",
                type: "text",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_time_slots_event_id_date",
                table: "time_slots",
                columns: new[] { "event_id", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_events_days",
                table: "events",
                column: "days",
                filter: "upper(days) - lower(days) > 1")
                .Annotation("Npgsql:IndexMethod", "gist");

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

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_time_slots_event_id_date",
                table: "time_slots");

            migrationBuilder.DropIndex(
                name: "ix_events_days",
                table: "events");

            migrationBuilder.DropIndex(
                name: "ix_events_search_grams",
                table: "events");

            migrationBuilder.DropIndex(
                name: "ix_events_unfilled",
                table: "events");

            migrationBuilder.DropColumn(
                name: "days",
                table: "events");

            migrationBuilder.DropColumn(
                name: "search_grams",
                table: "events");

            migrationBuilder.DropColumn(
                name: "search_text",
                table: "events");

            migrationBuilder.AlterTable(
                name: "events")
                .OldAnnotation("Npgsql:StorageParameter:toast_tuple_target", 256);

            migrationBuilder.CreateIndex(
                name: "ix_time_slots_event_id",
                table: "time_slots",
                column: "event_id");
        }
    }
}
