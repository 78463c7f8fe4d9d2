using System.Globalization;
using Storefront.Orders;

namespace Storefront.Reports;

/// <summary>What was sold the day before. A real shop puts it into the bucket of <c>REPORTS_BUCKET</c>.</summary>
internal static class DailyReport
{
    public static void Write(TextWriter output, OrderStore orders, DateOnly today)
    {
        var yesterday = today.AddDays(-1);
        var sold = orders.All.Where(order => DateOnly.FromDateTime(order.PlacedAt.UtcDateTime) == yesterday).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{yesterday:yyyy-MM-dd}: {sold.Count} orders, {sold.Sum(order => order.Total):0.00} in total"));
    }
}
