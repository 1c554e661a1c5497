using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatShop.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Oversight : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "programme",
                table: "transfers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "programmes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    goods = table.Column<string>(type: "TEXT", nullable: true),
                    village = table.Column<string>(type: "TEXT", nullable: true),
                    percent = table.Column<decimal>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    uses = table.Column<int>(type: "INTEGER", nullable: false),
                    budget_currency = table.Column<string>(type: "TEXT", nullable: false),
                    budget_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    each_currency = table.Column<string>(type: "TEXT", nullable: false),
                    each_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    most_per_shop_currency = table.Column<string>(type: "TEXT", nullable: false),
                    most_per_shop_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    received_currency = table.Column<string>(type: "TEXT", nullable: false),
                    received_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    spent_currency = table.Column<string>(type: "TEXT", nullable: false),
                    spent_minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_programmes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "subsidy_uses",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    programme = table.Column<long>(type: "INTEGER", nullable: false),
                    order = table.Column<long>(type: "INTEGER", nullable: false),
                    shop = table.Column<long>(type: "INTEGER", nullable: false),
                    village = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    amount_currency = table.Column<string>(type: "TEXT", nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    granted_currency = table.Column<string>(type: "TEXT", nullable: false),
                    granted_minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subsidy_uses", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_programmes_closed_at",
                table: "programmes",
                column: "closed_at");

            migrationBuilder.CreateIndex(
                name: "ix_subsidy_uses_order",
                table: "subsidy_uses",
                column: "order");

            migrationBuilder.CreateIndex(
                name: "ix_subsidy_uses_programme_order",
                table: "subsidy_uses",
                columns: new[] { "programme", "order" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_subsidy_uses_shop_programme",
                table: "subsidy_uses",
                columns: new[] { "shop", "programme" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "programmes");

            migrationBuilder.DropTable(
                name: "subsidy_uses");

            migrationBuilder.DropColumn(
                name: "programme",
                table: "transfers");
        }
    }
}
