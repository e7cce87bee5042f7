export { cn } from './lib/cn';
export { loadAgain } from './lib/load-again';
export { useMediaQuery } from './lib/use-media-query';

export { Button, buttonClass, type ButtonProps, type ButtonSize, type ButtonVariant } from './forms/button';
export { IconButton, type IconButtonProps } from './forms/icon-button';
export { Field, type FieldProps } from './forms/field';
export { Input, Textarea, controlClass, type InputProps } from './forms/input';
export { Select, type Option, type SelectProps } from './forms/select';
export { Combobox, type ComboboxOption, type ComboboxProps } from './forms/combobox';
export {
  Checkbox,
  RadioGroup,
  Switch,
  type CheckboxProps,
  type RadioGroupProps,
  type SwitchProps,
} from './forms/choice';
export { SearchInput, type SearchInputProps } from './forms/search-input';
export { FileDrop, type FileDropProps } from './forms/file-drop';
export { CopyButton } from './forms/copy-button';

export { Dialog, type DialogProps } from './overlays/dialog';
export type { InitialFocus } from './overlays/use-initial-focus';
export { ConfirmDialog, type ConfirmDialogProps } from './overlays/confirm-dialog';
export { SidePanel, type SidePanelProps } from './overlays/side-panel';
export { Sheet, type SheetProps } from './overlays/sheet';
export { Popover, type PopoverProps } from './overlays/popover';
export { Menu } from './overlays/menu';
export type { MenuItem, MenuProps } from './overlays/menu-props';
export { Tooltip, TooltipProvider, type TooltipProps } from './overlays/tooltip';
export { PaletteFrame, type PaletteFrameProps } from './overlays/palette-frame';
export { Toaster, toast } from './overlays/toaster';

export { Avatar, initials } from './data/avatar';
export { Badge, Count, formatCount } from './data/badge';
export { Chip } from './data/chip';
export { DescriptionList } from './data/description-list';
export { Kbd, keyParts } from './data/kbd';
export { SegmentMeter, type SegmentMeterProps } from './data/segment-meter';
export { Stat, type StatProps } from './data/stat';
export { StatusChip, type StatusChipProps, type Tone } from './data/status-chip';
export { Timeline, type TimelineItem } from './data/timeline';
export { DataTable } from './data/table/data-table';
export { rowHeights, type Column, type DataTableProps, type Density, type Sort } from './data/table/types';
export {
  allSelected,
  isSelected,
  noSelection,
  selectedCount,
  withSelected,
  type Selection,
} from './data/table/selection';

export { Banner, type BannerProps, type BannerTone } from './feedback/banner';
export { Progress } from './feedback/progress';
export { Skeleton, SkeletonRows } from './feedback/skeleton';
export { EmptyState, ErrorState, NoMatches, NoPermission, type ErrorStateProps } from './feedback/states';

export { PageHeader, Section, Toolbar, type PageHeaderProps } from './layout/page-header';
export { Stepper, type StepperProps } from './layout/stepper';
export { Tabs, type TabItem, type TabsProps } from './layout/tabs';
