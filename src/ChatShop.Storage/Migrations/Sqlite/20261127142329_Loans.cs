using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatShop.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Loans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<long>(
                name: "payment",
                table: "transfers",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "INTEGER");

            migrationBuilder.AlterColumn<long>(
                name: "order",
                table: "transfers",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "INTEGER");

            migrationBuilder.AlterColumn<string>(
                name: "charge",
                table: "transfers",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AddColumn<long>(
                name: "loan",
                table: "transfers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "loan_repayments",
                columns: table => new
                {
                    order = table.Column<long>(type: "INTEGER", nullable: false),
                    loan = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    amount_currency = table.Column<string>(type: "TEXT", nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_loan_repayments", x => x.order);
                });

            migrationBuilder.CreateTable(
                name: "loans",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    shop = table.Column<long>(type: "INTEGER", nullable: false),
                    lender = table.Column<string>(type: "TEXT", nullable: false),
                    share_percent = table.Column<decimal>(type: "TEXT", nullable: false),
                    least_kept = table.Column<decimal>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    applied_at = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    amount_currency = table.Column<string>(type: "TEXT", nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    fee_currency = table.Column<string>(type: "TEXT", nullable: false),
                    fee_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    repaid_currency = table.Column<string>(type: "TEXT", nullable: false),
                    repaid_minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_loans", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_loan_repayments_loan_at",
                table: "loan_repayments",
                columns: new[] { "loan", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_loans_shop_status",
                table: "loans",
                columns: new[] { "shop", "status" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "loan_repayments");

            migrationBuilder.DropTable(
                name: "loans");

            migrationBuilder.DropColumn(
                name: "loan",
                table: "transfers");

            migrationBuilder.AlterColumn<long>(
                name: "payment",
                table: "transfers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "INTEGER",
                oldNullable: true);

            migrationBuilder.AlterColumn<long>(
                name: "order",
                table: "transfers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "INTEGER",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "charge",
                table: "transfers",
                type: "TEXT",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}
