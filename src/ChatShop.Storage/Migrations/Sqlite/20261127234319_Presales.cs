using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatShop.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Presales : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "deposit_minor",
                table: "orders",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<bool>(
                name: "is_rest_reminded",
                table: "orders",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "rest_by",
                table: "orders",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "waits_for_harvest",
                table: "orders",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "deposit_each_minor",
                table: "listings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "deposit_percent",
                table: "listings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "harvested_at",
                table: "listings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_harvest_asked",
                table: "listings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "ix_orders_waits_for_harvest_rest_by",
                table: "orders",
                columns: new[] { "waits_for_harvest", "rest_by" });

            migrationBuilder.CreateIndex(
                name: "ix_listings_available_from",
                table: "listings",
                column: "available_from",
                filter: "harvested_at IS NULL AND (deposit_percent IS NOT NULL OR deposit_each_minor IS NOT NULL)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_orders_waits_for_harvest_rest_by",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_listings_available_from",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "deposit_minor",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "is_rest_reminded",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "rest_by",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "waits_for_harvest",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "deposit_each_minor",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "deposit_percent",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "harvested_at",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "is_harvest_asked",
                table: "listings");
        }
    }
}
