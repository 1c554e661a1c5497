using ChatShop.Trade.Lending;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChatShop.Storage.Lending;

/// <summary>How loans lie in the database. They name shops, never people.</summary>
internal static class LoanTables
{
    public static void Convert(ModelConfigurationBuilder conventions) => conventions.Properties<LoanId>().HaveConversion<LoanIdConverter>();

    public static void Describe(ModelBuilder model)
    {
        model.Entity<Loan>(loan =>
        {
            loan.ToTable("loans");
            loan.Property(it => it.Id).ValueGeneratedNever();
            loan.HasIndex(it => new { it.Shop, it.Status });
            loan.Ignore(it => it.Total);
            loan.Ignore(it => it.Left);
        });
        model.Entity<Repayment>(repayment =>
        {
            repayment.ToTable("loan_repayments");
            repayment.HasKey(it => it.Order);
            repayment.Property(it => it.Order).ValueGeneratedNever();
            repayment.HasIndex(it => new { it.Loan, it.At });
        });
    }

    private sealed class LoanIdConverter() : ValueConverter<LoanId, long>(id => id.Value, value => new LoanId(value));
}
