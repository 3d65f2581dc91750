"""What people read of a plan: tables, workbook, summary, and the plan folder that holds them."""
