using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatShop.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Fourth : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "heard_counts",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    locale = table.Column<string>(type: "TEXT", nullable: false),
                    understood = table.Column<long>(type: "INTEGER", nullable: false),
                    misunderstood = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_heard_counts", x => new { x.day, x.locale });
                });

            migrationBuilder.CreateTable(
                name: "misheard",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    locale = table.Column<string>(type: "TEXT", nullable: false),
                    flow = table.Column<string>(type: "TEXT", nullable: true),
                    step = table.Column<string>(type: "TEXT", nullable: true),
                    expect = table.Column<string>(type: "TEXT", nullable: true),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    reading = table.Column<string>(type: "TEXT", nullable: true),
                    marked_by = table.Column<long>(type: "INTEGER", nullable: true),
                    marked_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_misheard", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "step_counts",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    flow = table.Column<string>(type: "TEXT", nullable: false),
                    step = table.Column<string>(type: "TEXT", nullable: false),
                    reached = table.Column<long>(type: "INTEGER", nullable: false),
                    answered = table.Column<long>(type: "INTEGER", nullable: false),
                    again = table.Column<long>(type: "INTEGER", nullable: false),
                    left = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_step_counts", x => new { x.day, x.flow, x.step });
                });

            migrationBuilder.CreateIndex(
                name: "ix_orders_placed_at",
                table: "orders",
                column: "placed_at");

            migrationBuilder.CreateIndex(
                name: "ix_acts_at1",
                table: "acts",
                column: "at",
                filter: "outcome = 'OrderShipped'");

            migrationBuilder.CreateIndex(
                name: "ix_misheard_at",
                table: "misheard",
                column: "at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "heard_counts");

            migrationBuilder.DropTable(
                name: "misheard");

            migrationBuilder.DropTable(
                name: "step_counts");

            migrationBuilder.DropIndex(
                name: "ix_orders_placed_at",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_acts_at1",
                table: "acts");
        }
    }
}
